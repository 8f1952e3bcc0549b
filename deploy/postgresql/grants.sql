-- As advocacy_owner in the database advocacy: after `advocacy init`, and again after each `advocacy upgrade`.
revoke create on schema public from public;
grant usage on schema public to advocacy;
grant select, insert, update, delete on all tables in schema public to advocacy;
grant usage, select on all sequences in schema public to advocacy;

-- Audit rows are added and read. Triggers refuse the rest already; without these rights nobody who has only the
-- program's password can switch the triggers off either.
revoke update, delete on audit_event from advocacy;
revoke insert, delete on audit_head from advocacy;
revoke delete on sign_off from advocacy;
revoke update, delete on looked_into from advocacy;
revoke insert, update, delete on alembic_version from advocacy;
