-- what waits for somebody is found among the few that wait, however much work they have
CREATE INDEX IF NOT EXISTS extensions_untold ON extensions (state, told_at);
CREATE INDEX IF NOT EXISTS handovers_given ON handovers (state, moves);
