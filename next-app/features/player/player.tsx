'use client'

import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { Controls } from './controls.tsx'
import { EmptyStage } from './empty-stage.tsx'
import { Stage } from './stage.tsx'
import { TitleBlock } from './title-block.tsx'

/** What the room hears, and the hands on it. As high while it is not known whether anything plays as when something does. */
export const Player = () => {
  const isEmpty = useRoom(({ joined, item }) => joined && item === null)
  return (
    <section
      aria-label={words.player.region}
      className="flex min-h-0 min-w-0 flex-1 flex-col items-center px-4 pt-2 pb-6 max-lg:min-h-[calc(min(100vw-2rem,40svh)+9.2rem)] sm:px-8 sm:max-lg:min-h-[calc(min(100vw-4rem,46svh)+18.75rem)] lg:justify-center lg:pb-10 [--side:min(100%,40svh)] sm:[--side:min(100%,46svh)] lg:[--side:min(100%,40rem,53svh)]"
    >
      {isEmpty && <EmptyStage />}
      <Stage isHidden={isEmpty} />
      {!isEmpty && (
        <>
          <TitleBlock />
          <Controls />
        </>
      )}
    </section>
  )
}
