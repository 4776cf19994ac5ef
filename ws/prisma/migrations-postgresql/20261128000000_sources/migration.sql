-- AlterTable
ALTER TABLE "Song" ALTER COLUMN "durationMs" DROP NOT NULL,
ADD COLUMN "source" TEXT,
ADD COLUMN "sourceKey" TEXT;

UPDATE "Song" SET
    "source" = json_build_object('kind', "sourceKind", 'url', "mediaUrl", 'mimeType', "mimeType", 'sizeBytes', "sizeBytes")::text,
    "sourceKey" = "sourceKind" || ':' || "mediaHash";

-- DropIndex
DROP INDEX "Song_mediaHash_key";

-- AlterTable
ALTER TABLE "Song" ALTER COLUMN "source" SET NOT NULL,
ALTER COLUMN "sourceKey" SET NOT NULL,
DROP COLUMN "sourceKind",
DROP COLUMN "mediaUrl",
DROP COLUMN "mediaHash",
DROP COLUMN "mimeType";

-- CreateIndex
CREATE UNIQUE INDEX "Song_sourceKey_key" ON "Song"("sourceKey");
