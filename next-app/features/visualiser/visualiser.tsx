'use client'

import type { Song } from '@earshot/sync'
import { useEffect, useRef } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { Light } from '../../lib/colour/light.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useTheme } from '../../store/theme.ts'
import { useLook } from '../light/use-look.ts'
import { CORONA_PX, drawCorona } from './draw-corona.ts'
import { type Course, courseAfter, hasLeisure } from './quiet.ts'
import { follow, READ_BANDS, type Shape, STILL } from './spectrum.ts'
import { useStillness } from './stillness.ts'

/** Thirty times a second at most: more takes from the sound beside it, and from the battery. */
const DRAW_EVERY_MS = 33
/** While there is nothing to draw it is looked for so often. */
const LOOK_EVERY_MS = 250

/** The sound as light around the cover, for who wants to see it and where it can be seen. */
export const Visualiser = ({ song }: { song: Song }) => {
  const isWanted = usePreferences((state) => state.showsSound)
  const isStill = useStillness()
  return isWanted && !isStill && <Corona song={song} />
}

const Corona = ({ song }: { song: Song }) => {
  const session = useRoomSession()
  const isPlaying = useRoom((room) => room.isPlaying)
  const theme = useTheme((state) => state.theme)
  const light = useLook(song)?.lights[theme] ?? null
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (session === null || light === null || canvas.current === null || !isPlaying) return
    return drive(canvas.current, session, light)
  }, [session, light, isPlaying])
  return <canvas ref={canvas} width={CORONA_PX} height={CORONA_PX} data-playing={isPlaying} className="corona" />
}

/** Draws while the song goes on undisturbed and the page is to be seen; answers how to stop. */
const drive = (canvas: HTMLCanvasElement, session: RoomSession, light: Light): (() => void) => {
  const context = canvas.getContext('2d')
  const spectrum = new Uint8Array(READ_BANDS)
  let [course, shape, drawnAt]: [Course | null, Shape, number] = [null, STILL, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  /** Whether there is anything to draw at this moment. */
  const look = (now: number): boolean => {
    const { item, isPlaying, sound } = session.getSnapshot()
    course = courseAfter(course, { itemId: item?.itemId ?? null, isPlaying, positionMs: session.positionNow() }, now)
    return sound.state === 'in-step' && hasLeisure(course) && session.spectrum(spectrum)
  }
  // A page that is hidden is asked for no frames.
  const tick = () => {
    frame = requestAnimationFrame(() => {
      const now = performance.now()
      const draws = context !== null && look(now)
      if (draws) {
        shape = follow(shape, spectrum, Math.min(250, now - drawnAt))
        drawnAt = now
        drawCorona(context, shape, light)
      }
      timer = setTimeout(tick, draws ? DRAW_EVERY_MS : LOOK_EVERY_MS)
    })
  }
  tick()
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
