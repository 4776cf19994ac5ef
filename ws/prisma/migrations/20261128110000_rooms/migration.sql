-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Stream" (
    "spaceId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "rank" REAL NOT NULL,
    "place" TEXT NOT NULL,
    "songId" TEXT NOT NULL,
    "song" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedByName" TEXT NOT NULL,
    "addedAt" REAL NOT NULL,
    "isNext" BOOLEAN NOT NULL,
    "round" INTEGER,

    PRIMARY KEY ("spaceId", "itemId"),
    CONSTRAINT "Stream_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Upvote" (
    "spaceId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    PRIMARY KEY ("spaceId", "itemId", "userId"),
    CONSTRAINT "Upvote_spaceId_itemId_fkey" FOREIGN KEY ("spaceId", "itemId") REFERENCES "Stream" ("spaceId", "itemId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Role" (
    "spaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "isMuted" BOOLEAN NOT NULL,

    PRIMARY KEY ("spaceId", "userId"),
    CONSTRAINT "Role_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ban" (
    "spaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" REAL NOT NULL,

    PRIMARY KEY ("spaceId", "userId"),
    CONSTRAINT "Ban_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Admission" (
    "spaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,

    PRIMARY KEY ("spaceId", "userId"),
    CONSTRAINT "Admission_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invite" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "spaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "createdAt" REAL NOT NULL,
    CONSTRAINT "Invite_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlayHistory" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "spaceId" TEXT NOT NULL,
    "songId" TEXT NOT NULL,
    "song" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedByName" TEXT NOT NULL,
    "startedAt" REAL NOT NULL,
    CONSTRAINT "PlayHistory_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Chat" (
    "id" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" REAL NOT NULL,

    PRIMARY KEY ("spaceId", "id"),
    CONSTRAINT "Chat_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Playlist" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PlaylistSong" (
    "playlistId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "songId" TEXT NOT NULL,
    "song" TEXT NOT NULL,

    PRIMARY KEY ("playlistId", "place"),
    CONSTRAINT "PlaylistSong_playlistId_fkey" FOREIGN KEY ("playlistId") REFERENCES "Playlist" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Space" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "creatorId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "hostId" TEXT,
    "actingHostId" TEXT,
    "settings" TEXT,
    "queueOrder" TEXT NOT NULL DEFAULT 'added',
    "repeat" TEXT NOT NULL DEFAULT 'off',
    "doorMode" TEXT NOT NULL DEFAULT 'open',
    "passwordHash" TEXT,
    "revision" INTEGER NOT NULL DEFAULT -1,
    "usedAt" DATETIME
);
INSERT INTO "new_Space" ("createdAt", "creatorId", "id", "name") SELECT "createdAt", "creatorId", "id", "name" FROM "Space";
DROP TABLE "Space";
ALTER TABLE "new_Space" RENAME TO "Space";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Stream_addedById_idx" ON "Stream"("addedById");

-- CreateIndex
CREATE INDEX "Upvote_userId_idx" ON "Upvote"("userId");

-- CreateIndex
CREATE INDEX "Role_userId_idx" ON "Role"("userId");

-- CreateIndex
CREATE INDEX "Ban_userId_idx" ON "Ban"("userId");

-- CreateIndex
CREATE INDEX "Admission_userId_idx" ON "Admission"("userId");

-- CreateIndex
CREATE INDEX "Invite_spaceId_idx" ON "Invite"("spaceId");

-- CreateIndex
CREATE INDEX "Invite_byId_idx" ON "Invite"("byId");

-- CreateIndex
CREATE INDEX "PlayHistory_spaceId_startedAt_idx" ON "PlayHistory"("spaceId", "startedAt");

-- CreateIndex
CREATE INDEX "PlayHistory_addedById_idx" ON "PlayHistory"("addedById");

-- CreateIndex
CREATE INDEX "Chat_spaceId_at_idx" ON "Chat"("spaceId", "at");

-- CreateIndex
CREATE INDEX "Chat_byId_idx" ON "Chat"("byId");

-- CreateIndex
CREATE INDEX "Playlist_ownerId_idx" ON "Playlist"("ownerId");

-- Rooms of before are as old as they are.
UPDATE "Space" SET "usedAt" = "createdAt";
