-- A corpus: stories, what was said in them, and by whom. Offsets count code points of
-- the story's text, end exclusive; SQLite's substr(text, start + 1, end - start) gives
-- the words.

CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE stories (
  id         INTEGER PRIMARY KEY, -- in the order in which they came
  place      TEXT NOT NULL UNIQUE, -- what makes it this story: its file, and its id or number there
  sum        TEXT NOT NULL, -- changes with the story and with what read it
  path       TEXT NOT NULL, -- as the record has it, and so all below
  line       INTEGER NOT NULL,
  item       INTEGER NOT NULL,
  name       TEXT NOT NULL, -- the record's "id"
  url        TEXT NOT NULL,
  headline   TEXT NOT NULL,
  byline     TEXT NOT NULL,
  dateline   TEXT NOT NULL,
  published  TEXT NOT NULL,
  date       TEXT, -- the day of it, 2024-03-05
  publisher  TEXT NOT NULL,
  language   TEXT NOT NULL,
  extra      TEXT, -- JSON
  characters INTEGER NOT NULL,
  words      INTEGER NOT NULL,
  text       TEXT, -- none where records without it were collected, or with --no-texts
  version_of INTEGER REFERENCES stories ON DELETE SET NULL -- the first of the versions of a story; its own id where it is that
);

-- One row for who is one person, or one body, across stories.
CREATE TABLE people (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL,
  roles    TEXT NOT NULL, -- a JSON array, in the order in which they were met
  wikidata TEXT NOT NULL,
  doubtful INTEGER NOT NULL -- another row may be the same, or this one two
);

-- The named speakers of a story.
CREATE TABLE speakers (
  id     INTEGER PRIMARY KEY,
  story  INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  name   TEXT NOT NULL,
  type   TEXT NOT NULL,
  role   TEXT NOT NULL,
  person INTEGER REFERENCES people ON DELETE SET NULL
);

CREATE TABLE claims (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT, -- never that of one that is gone
  story              INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  name               TEXT NOT NULL, -- the record's "id": c1, c2
  text               TEXT NOT NULL,
  kind               TEXT NOT NULL,
  act                TEXT NOT NULL,
  speaker            TEXT, -- the name; '' where the words have none, NULL where there is no speaker
  speaker_type       TEXT,
  speaker_role       TEXT,
  speaker_confidence INTEGER, -- in hundredths
  cue                TEXT, -- its lemma
  headline           INTEGER NOT NULL,
  negated            INTEGER NOT NULL,
  answers            TEXT NOT NULL, -- the name of a claim of the story, as "within"
  answer             TEXT NOT NULL,
  within             TEXT NOT NULL,
  paragraph          INTEGER NOT NULL,
  sentence           INTEGER NOT NULL,
  rule               TEXT NOT NULL,
  confidence         INTEGER NOT NULL, -- in hundredths
  quotation          INTEGER REFERENCES claims ON DELETE SET NULL -- the first telling of the same words; its own id where it is that
);

-- Who says a claim: two where "A and B said".
CREATE TABLE sayings (
  claim   INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  speaker INTEGER NOT NULL REFERENCES speakers ON DELETE CASCADE,
  PRIMARY KEY (claim, speaker)
) WITHOUT ROWID;

CREATE TABLE spans (
  claim  INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
  role   TEXT NOT NULL, -- speaker, cue, content, addressee, medium, when or hedge
  part   INTEGER NOT NULL, -- contents can have several
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  text   TEXT, -- none where the story's text is there; see the view "words"
  before TEXT, -- or what stands before and after the words of the claim itself
  after  TEXT,
  PRIMARY KEY (claim, role, part)
) WITHOUT ROWID;

CREATE INDEX stories_date ON stories (date);
CREATE INDEX stories_version ON stories (version_of);
CREATE INDEX speakers_story ON speakers (story);
CREATE INDEX speakers_person ON speakers (person);
CREATE INDEX claims_story ON claims (story);
CREATE INDEX claims_quotation ON claims (quotation);
CREATE INDEX sayings_speaker ON sayings (speaker);

-- SELECT … FROM claims WHERE id IN (SELECT rowid FROM contents WHERE contents MATCH 'dam')
CREATE VIRTUAL TABLE contents USING fts5 (text, content = 'claims', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'); -- filled before each commit
CREATE TRIGGER contents_delete AFTER DELETE ON claims BEGIN
  INSERT INTO contents (contents, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER contents_update AFTER UPDATE OF text ON claims BEGIN
  INSERT INTO contents (contents, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO contents (rowid, text) VALUES (new.id, new.text);
END;

-- What most questions are about: a row for each claim and each of its speakers.
CREATE VIEW said AS
SELECT claims.id, coalesce(people.name, speakers.name, nullif(claims.speaker, '')) AS speaker, people.id AS person, speakers.role AS role,
  claims.text, claims.kind, claims.act, claims.confidence, claims.quotation,
  stories.id AS story, stories.date, stories.headline, stories.publisher, stories.url, stories.path
FROM claims JOIN stories ON stories.id = claims.story
LEFT JOIN sayings ON sayings.claim = claims.id
LEFT JOIN speakers ON speakers.id = sayings.speaker
LEFT JOIN people ON people.id = speakers.person;

-- The words of each part of a claim.
CREATE VIEW words AS
SELECT spans.claim, spans.role, spans.part, spans.start, spans."end",
  coalesce(spans.text, substr(stories.text, spans.start + 1, spans."end" - spans.start), before || claims.text || after) AS text
FROM spans JOIN claims ON claims.id = spans.claim JOIN stories ON stories.id = claims.story;

-- Quotations and how often they were told.
CREATE VIEW quotations AS
SELECT first.id, first.text, first.speaker, first.kind, stories.date AS first_date, stories.headline AS first_headline,
  count(*) AS tellings, count(DISTINCT told.story) AS stories
FROM claims AS told JOIN claims AS first ON first.id = told.quotation JOIN stories ON stories.id = first.story
GROUP BY first.id;

-- Which claim answers which: within a story, and wherever else the same words were told.
CREATE VIEW answers AS
SELECT answer.id AS answer, answer.answer AS how, answer.speaker AS by, told.id AS claim, told.speaker AS said_by, told.story AS story, told.story = answer.story AS same_story
FROM claims AS answer
JOIN claims AS answered ON answered.story = answer.story AND answered.name = answer.answers
JOIN claims AS told ON told.id = answered.id OR told.quotation = answered.quotation
WHERE answer.answers <> '';
