'use client'

import type { CSSProperties } from 'react'
import { personColour } from '../../lib/colour/person-colour.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useFloats, useRising } from './aloft.ts'
import type { Float } from './floats.ts'
import { Glyph } from './glyph.tsx'
import type { Place } from './place.ts'

/** In a greater crowd of pictures names would cover each other. */
const NAMED_MOST = 8

const STILL: Record<Place, string> = { over: '', under: 'floats-still', below: 'floats-still floats-below' }

/** What people show just now. */
export const Floating = ({ place }: { place: Place }) => {
  useRising()
  const floats = useFloats()
  return (
    <div aria-hidden="true" data-many={floats.length > NAMED_MOST} className={`floats ${STILL[place]}`}>
      {floats.map((float) => (
        <Rising key={float.id} float={float} />
      ))}
    </div>
  )
}

const Rising = ({ float: { reaction, userId, many, path } }: { float: Float }) => {
  const name = useRoom(({ users }) => users.find((user) => user.userId === userId)?.name)
  const style = { '--across': path.across, '--sway': path.sway, '--delay': `${path.delayMs}ms` } as CSSProperties
  return (
    <span className="float" style={style} data-reaction={reaction}>
      <span className="float-sway">
        <span className="relative">
          <Glyph of={reaction} />
          {many !== null && <span className="float-many figures">×{many}</span>}
        </span>
        {name !== undefined && userId !== null && (
          <span className="float-name" dir="auto" style={{ backgroundColor: personColour(userId) }}>
            {name}
          </span>
        )}
      </span>
    </span>
  )
}
