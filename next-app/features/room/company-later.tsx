'use client'

import dynamic from 'next/dynamic'
import { useRoom } from '../../store/audioStore.tsx'

const Nothing = () => null

const Coming = dynamic(
  () =>
    import('./company.tsx').then(
      (part) => part.Company,
      () => Nothing,
    ),
  { ssr: false },
)

/** Whoever is alone needs none of it. */
export const Company = () => {
  const hasOthers = useRoom(({ users, door }) => users.length > 1 || (door?.waiting.length ?? 0) > 0)
  return hasOthers && <Coming />
}
