-- CreateTable
CREATE TABLE "Song" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "artist" TEXT NOT NULL,
    "album" TEXT NOT NULL,
    "durationMs" DOUBLE PRECISION NOT NULL,
    "coverUrl" TEXT,
    "sourceKind" TEXT NOT NULL,
    "mediaUrl" TEXT NOT NULL,
    "mediaHash" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Song_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Space" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "creatorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CurrentStream" (
    "spaceId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "songId" TEXT NOT NULL,

    CONSTRAINT "CurrentStream_pkey" PRIMARY KEY ("spaceId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Song_mediaHash_key" ON "Song"("mediaHash");

-- AddForeignKey
ALTER TABLE "CurrentStream" ADD CONSTRAINT "CurrentStream_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
