-- AlterTable
ALTER TABLE "Space" ADD COLUMN     "crossfadeMs" INTEGER NOT NULL DEFAULT 0;
