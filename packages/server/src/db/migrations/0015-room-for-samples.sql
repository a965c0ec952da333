-- Sessions that began together lie in one page, and their samples arrive together too: each page needs room for another
-- version of all its rows, or every sample writes all indexes of its session anew. The table does not grow by it: versions
-- that found no room went to new pages.
alter table sessions set (fillfactor = 45);
