'use client'

import type { Song } from '@earshot/sync'
import { useEffect, useState } from 'react'
import { type Light, lightOfName, lightOfPixels } from '../../lib/colour/light.ts'

/** A cover is looked at this small: its colours are all that is wanted. */
const SIDE_PX = 32

const seen = new Map<string, Light>()

const lightOfCover = async (url: string): Promise<Light> => {
  const known = seen.get(url)
  if (known !== undefined) return known
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = SIDE_PX
  canvas.height = SIDE_PX
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no canvas')
  context.drawImage(image, 0, 0, SIDE_PX, SIDE_PX)
  const light = lightOfPixels(context.getImageData(0, 0, SIDE_PX, SIDE_PX).data)
  seen.set(url, light)
  return light
}

/** The light the song's cover gives; the last one until it is known, null before the first. */
export const useLight = (song: Song | null): Light | null => {
  const [light, setLight] = useState<Light | null>(null)
  const name = song?.songId ?? null
  const coverUrl = song?.coverUrl ?? null
  useEffect(() => {
    if (name === null) return setLight(null)
    if (coverUrl === null) return setLight(lightOfName(name))
    let wanted = true
    lightOfCover(coverUrl)
      .catch(() => lightOfName(name))
      .then((found) => {
        if (wanted) setLight(found)
      })
    return () => {
      wanted = false
    }
  }, [name, coverUrl])
  return light
}
