-- RedefineTables
CREATE TABLE "new_Song" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "artist" TEXT NOT NULL,
    "album" TEXT NOT NULL,
    "durationMs" REAL,
    "coverUrl" TEXT,
    "source" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Song" ("id", "title", "artist", "album", "durationMs", "coverUrl", "source", "sourceKey", "sizeBytes", "demo", "createdAt")
SELECT "id", "title", "artist", "album", "durationMs", "coverUrl",
    json_object('kind', "sourceKind", 'url', "mediaUrl", 'mimeType', "mimeType", 'sizeBytes', "sizeBytes"),
    "sourceKind" || ':' || "mediaHash", "sizeBytes", "demo", "createdAt"
FROM "Song";
DROP TABLE "Song";
ALTER TABLE "new_Song" RENAME TO "Song";
CREATE UNIQUE INDEX "Song_sourceKey_key" ON "Song"("sourceKey");
