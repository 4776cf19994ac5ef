'use client'

import { useEffect, useRef } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'

/**
 * Where players show their videos: 16:9, and never less than the 200 pixels each way that YouTube asks for, shown or not, since
 * what comes next is made ready in it.
 */
export const VideoScreen = ({ isShown }: { isShown: boolean }) => {
  const session = useRoomSession()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    session?.screen.hold(element.current)
    return () => session?.screen.hold(null)
  }, [session])
  return (
    <div
      ref={element}
      className={`aspect-video min-h-50 w-full min-w-50 overflow-hidden bg-screen shadow-float ${isShown ? 'relative' : 'invisible absolute inset-x-0 top-0'}`}
    />
  )
}
