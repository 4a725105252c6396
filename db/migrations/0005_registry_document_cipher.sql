-- The NPWP of a person is their NIK (PMK 112/2022). Where a number is one, the row shows it masked and keeps it encrypted.
alter table registry.legality_document add column number_cipher bytea;
