'use client'

import { useRef } from 'react'
import { later } from '../../components/later.tsx'
import { useRoom } from '../../store/audioStore.tsx'

const Nothing = () => null

const Coming = later(() =>
  import('./company.tsx').then(
    (part) => part.Company,
    () => Nothing,
  ),
)

/** Whoever is alone needs none of it; whoever is alone again still hears who has left. */
export const Company = () => {
  const isAlone = useRoom(({ users }) => users.length === 1)
  const hasOthers = useRoom(({ users, door }) => users.length > 1 || (door?.waiting.length ?? 0) > 0)
  const wasAlone = useRef(false)
  const hadOthers = useRef(false)
  if (!hadOthers.current) wasAlone.current ||= isAlone
  hadOthers.current ||= hasOthers
  return hadOthers.current && <Coming wasAlone={wasAlone.current} />
}
