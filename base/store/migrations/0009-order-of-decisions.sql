-- Two decisions of one millisecond have an order too.

alter table decisions add column seq bigint generated always as identity;
