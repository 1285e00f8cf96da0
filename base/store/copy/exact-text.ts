/**
 * Settings of a transaction under which every value becomes text, and text becomes the same value again, on any server from 15 on
 * and whatever that server's own settings are. No limits: a large table takes as long as it takes.
 */
export const exactText = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
  set local standard_conforming_strings = on; set local row_security = on; set local xmloption = content;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
  set local search_path = cordon, pg_catalog, pg_temp`
