'use client'

import { Tabs } from 'radix-ui'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { AddSongs, BatchCard } from '../add/later.tsx'
import { Uploads } from '../add/uploads.tsx'
import { People } from '../people/people.tsx'
import { QueueList } from '../queue/queue-list.tsx'
import { type PanelTab, usePanel } from './use-panel.ts'

const tabLook =
  'relative min-h-11 rounded-full px-4 font-medium text-faint transition hover:text-ink data-[state=active]:bg-ink/10 data-[state=active]:text-ink'

/** Beside the player, or below it on a phone: who is here, what comes, and what could. */
export const SidePanel = () => {
  const { tab, setTab } = usePanel()
  const waiting = useRoom(({ queue }) => queue.upcoming.length)
  return (
    <aside className="flex min-h-0 flex-col gap-2 px-4 pb-56 sm:px-8 sm:pb-16 lg:w-[27rem] lg:shrink-0 lg:pr-6 lg:pb-6 lg:pl-0">
      <div className="flex min-h-0 flex-1 flex-col lg:rounded-[1.75rem] lg:bg-night/45 lg:ring-1 lg:ring-line lg:ring-inset">
        <People />
        <Tabs.Root
          id="panel"
          value={tab}
          onValueChange={(value) => setTab(value as PanelTab)}
          className="flex min-h-0 flex-1 scroll-mt-4 flex-col"
        >
          <Tabs.List aria-label={words.room.panel} className="flex gap-1 px-1 py-2 lg:px-4">
            <Tabs.Trigger value="queue" className={tabLook}>
              {words.queue.tab}
              {waiting > 0 && <span className="figures ml-2 text-faint text-sm">{waiting}</span>}
            </Tabs.Trigger>
            <Tabs.Trigger value="add" className={tabLook}>
              {words.add.tab}
            </Tabs.Trigger>
          </Tabs.List>
          <Uploads />
          <BatchCard />
          <Tabs.Content value="queue" tabIndex={-1} className="min-h-0 flex-1 lg:overflow-y-auto lg:px-4 lg:pb-4">
            <QueueList />
          </Tabs.Content>
          <Tabs.Content value="add" tabIndex={-1} className="flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden">
            <AddSongs />
          </Tabs.Content>
        </Tabs.Root>
      </div>
    </aside>
  )
}
