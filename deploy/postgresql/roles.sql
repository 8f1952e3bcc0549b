-- Once, by the database's administrator, in the database postgres:
--   psql -v owner_password=… -v program_password=… -f roles.sql
-- advocacy_owner makes and upgrades the tables; the program itself signs in as advocacy, which can change no table and
-- no audit row.
create role advocacy_owner login password :'owner_password';
create role advocacy login password :'program_password';
create database advocacy owner advocacy_owner encoding 'UTF8' template template0;
revoke all on database advocacy from public;
grant connect, temporary on database advocacy to advocacy;

-- What the server writes into its log, it writes without anyone's words.
alter role advocacy set log_error_verbosity = 'terse';
alter role advocacy_owner set log_error_verbosity = 'terse';
alter role advocacy set log_min_error_statement = 'panic';
alter role advocacy_owner set log_min_error_statement = 'panic';
alter role advocacy set log_parameter_max_length = 0;
alter role advocacy_owner set log_parameter_max_length = 0;
alter role advocacy set log_statement = 'none';
alter role advocacy_owner set log_statement = 'none';
alter role advocacy set log_min_duration_statement = -1;
alter role advocacy_owner set log_min_duration_statement = -1;
