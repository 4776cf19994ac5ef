'use client'

import { Tabs } from '../../components/tabs.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { AddSongs, BatchCard, Uploads } from '../add/later.tsx'
import { Chat, ChatLabel } from '../chat/later.tsx'
import { People } from '../people/people.tsx'
import { QueueList, useQueueSoon } from '../queue/list-later.tsx'
import { usePanel } from './use-panel.ts'

/** Beside the player, or below it on a phone: who is here, what comes, and what could. */
export const SidePanel = () => {
  const { tab, setTab } = usePanel()
  const waiting = useRoom(({ queue }) => queue.upcoming.length)
  useQueueSoon()
  return (
    <aside className="flex min-h-0 flex-col gap-2 px-4 pb-66 sm:px-8 sm:pb-16 lg:w-[27rem] lg:shrink-0 lg:pe-6 lg:pb-6 lg:ps-0">
      <div className="flex min-h-0 flex-1 flex-col lg:rounded-panel lg:bg-pane lg:ring-1 lg:ring-line lg:ring-inset">
        <People />
        <div id="panel" className="flex min-h-0 flex-1 scroll-mt-4 flex-col">
          <Tabs
            label={words.room.panel}
            value={tab}
            choose={setTab}
            between={
              <>
                <Uploads />
                <BatchCard />
              </>
            }
            sides={[
              {
                value: 'queue',
                label: <QueueLabel waiting={waiting} />,
                body: () => <QueueList />,
                className: 'min-h-0 flex-1 lg:overflow-y-auto lg:px-4 lg:pb-4',
              },
              {
                value: 'add',
                label: words.add.tab,
                body: () => <AddSongs />,
                className: 'flex min-h-0 flex-1 flex-col',
              },
              {
                value: 'chat',
                label: <ChatLabel />,
                body: () => <Chat />,
                className: 'flex min-h-0 flex-1 flex-col max-lg:h-[70svh] lg:px-4 lg:pb-4',
                // On a phone it opens over the page.
                tabClassName: 'max-lg:not-aria-selected:hidden',
              },
            ]}
          />
        </div>
      </div>
    </aside>
  )
}

const QueueLabel = ({ waiting }: { waiting: number }) => (
  <>
    {words.queue.tab}
    {waiting > 0 && <span className="figures ms-2 text-faint text-sm">{waiting}</span>}
  </>
)
