import type { Song } from '@earshot/sync'
import { type Lights, lightsOfName, lightsOfPixels, type Theme } from '../../lib/colour/light.ts'
import { haloOfPixels } from '../../lib/colour/soften.ts'
import { COVER_PX, HALO_PX } from './halo-size.ts'

/** What a page makes of a cover, for each ground: its light, and the halo to lay behind it. */
export type Look = { lights: Lights; haloOn: (theme: Theme) => ImageData }

const seen = new Map<string, Promise<Look>>()

/** Looks at a song's cover, once. Never throws: a song without a cover, or with a broken one, has colours of its own. */
export const lookAt = ({ songId, coverUrl }: Pick<Song, 'songId' | 'coverUrl'>): Promise<Look> => {
  const known = seen.get(songId)
  if (known !== undefined) return known
  const look = coverUrl === null ? Promise.resolve(lookOfName(songId)) : lookAtCover(coverUrl, songId)
  seen.set(songId, look)
  return look
}

const lookAtCover = async (url: string, songId: string): Promise<Look> => {
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const context = smallContext()
    context.drawImage(image, 0, 0, HALO_PX, HALO_PX)
    const lights = lightsOfPixels(context.getImageData(0, 0, HALO_PX, HALO_PX).data)
    context.drawImage(image, (HALO_PX - COVER_PX) / 2, (HALO_PX - COVER_PX) / 2, COVER_PX, COVER_PX)
    return { lights, haloOn: halosOf(context) }
  } catch {
    return lookOfName(songId)
  }
}

const lookOfName = (songId: string): Look => {
  const lights = lightsOfName(songId)
  const context = smallContext()
  const fade = context.createLinearGradient(0, 0, HALO_PX, HALO_PX)
  fade.addColorStop(0.2, lights.dark.glow)
  fade.addColorStop(0.8, lights.dark.glowAside)
  context.fillStyle = fade
  context.fillRect(0, 0, HALO_PX, HALO_PX)
  return { lights, haloOn: halosOf(context) }
}

/** The halo upon each ground, reckoned when it is first asked for. */
const halosOf = (context: CanvasRenderingContext2D): Look['haloOn'] => {
  const { data } = context.getImageData(0, 0, HALO_PX, HALO_PX)
  const halos: Partial<Record<Theme, ImageData>> = {}
  return (theme) => {
    halos[theme] ??= new ImageData(haloOfPixels(data, HALO_PX, COVER_PX, theme), HALO_PX, HALO_PX)
    return halos[theme]
  }
}

const smallContext = (): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas')
  canvas.width = HALO_PX
  canvas.height = HALO_PX
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('this browser has no canvas')
  return context
}
