"""A directory of agencies and services in Open Referral HSDS: read, compared, written, given out."""
