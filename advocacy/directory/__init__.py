"""Agencies and their services, as in Open Referral HSDS."""
