'use client'

import { later } from '../../components/later.tsx'
import { useRoom } from '../../store/audioStore.tsx'

const Nothing = () => null

const Coming = later(() =>
  import('./faces.tsx').then(
    (part) => part.Faces,
    () => Nothing,
  ),
)

/** The faces of those who hear this; whoever is alone needs none of it. */
export const Faces = ({ isVideo }: { isVideo: boolean }) => {
  const hasOthers = useRoom(({ users }) => users.length > 1)
  return hasOthers && <Coming isVideo={isVideo} />
}
