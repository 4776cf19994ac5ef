import type { Song } from '@earshot/sync'
import { hueOf } from '../../lib/colour/light.ts'

/** Sides in px: a notification's, a desktop's, a lock screen's. */
const SIDES = [96, 192, 512]

/** Pictures of a song for the system to show. `clear`: they are not needed any more. */
export type Artwork = { images: MediaImage[]; clear: () => void }

/** Draws a song's cover in several sizes, or a picture of its own where it has none. Never throws. */
export const drawArtwork = async ({ songId, coverUrl }: Pick<Song, 'songId' | 'coverUrl'>): Promise<Artwork> => {
  const cover = coverUrl === null ? null : await loadImage(coverUrl)
  const drawn = await Promise.all(SIDES.map((side) => draw(side, songId, cover))).catch((): null[] => [])
  const images = drawn.flatMap((image) => image ?? [])
  return {
    // What another server keeps to itself cannot be drawn by us, but the system may show it.
    images: coverUrl === null ? images : [...images, { src: new URL(coverUrl, location.href).href }],
    clear: () => {
      for (const { src } of images) URL.revokeObjectURL(src)
    },
  }
}

const loadImage = async (url: string): Promise<HTMLImageElement | null> => {
  const image = new Image()
  image.src = url
  return image.decode().then(
    () => image,
    () => null,
  )
}

const draw = async (side: number, songId: string, cover: HTMLImageElement | null): Promise<MediaImage | null> => {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (context === null) return null
  if (cover === null) drawOwn(context, side, songId)
  else drawCover(context, side, cover)
  // Throws for the picture of another server that does not allow it.
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob && { src: URL.createObjectURL(blob), sizes: `${side}x${side}`, type: 'image/png' }
}

/** Its middle, as the page shows it. */
const drawCover = (context: CanvasRenderingContext2D, side: number, cover: HTMLImageElement): void => {
  const { naturalWidth: width, naturalHeight: height } = cover
  const least = Math.min(width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(cover, (width - least) / 2, (height - least) / 2, least, least, 0, 0, side, side)
}

/** The picture that songs without a cover have in the page too (components/cover.tsx). */
const drawOwn = (context: CanvasRenderingContext2D, side: number, songId: string): void => {
  const hue = hueOf(songId)
  const fade = context.createRadialGradient(side * 0.2, side * 0.1, 0, side * 0.2, side * 0.1, side * 1.2)
  fade.addColorStop(0, `hsl(${hue} 45% 52%)`)
  fade.addColorStop(0.6, `hsl(${hue + 50} 38% 24%)`)
  fade.addColorStop(1, `hsl(${hue + 70} 30% 12%)`)
  context.fillStyle = fade
  context.fillRect(0, 0, side, side)
  context.lineWidth = side / 200
  for (const radius of [7, 13, 19, 25, 31, 37]) {
    context.strokeStyle = `rgb(255 255 255 / ${0.42 - radius / 110})`
    for (const x of [46, 54]) {
      context.beginPath()
      context.arc((x / 100) * side, side / 2, (radius / 100) * side, 0, 2 * Math.PI)
      context.stroke()
    }
  }
}
