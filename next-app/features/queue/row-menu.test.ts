import { DEFAULT_SETTINGS, emptyQueue, PRESETS, type Preset, type QueueOrder } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { demoInfo, demoItem, demoSong, demoUser } from '../../session/testing/demo-room.ts'
import { FakeSession } from '../../session/testing/fake-session.ts'
import { rowEntries } from './row-menu.ts'

const [host, you] = [demoUser('Host'), demoUser('You')]
const song = demoSong({ id: 'moon', seconds: 9 })
const upcoming = [host, you, host, you].map((who, n) => demoItem(song, who, n))

/** What the menu of item `n` offers to somebody who is no host. */
const offered = (n: number, preset: Preset, order: QueueOrder = 'added'): string[] => {
  const session = new FakeSession(() => 0, {
    you,
    creatorId: host.userId,
    room: { ...demoInfo(host), settings: { ...DEFAULT_SETTINGS, permissions: PRESETS[preset] } },
    queue: { ...emptyQueue, order, upcoming },
  })
  const item = upcoming[n]
  if (item === undefined) throw new Error('no such item')
  return rowEntries(session, session.getSnapshot(), item)
    .flat()
    .map(({ label }) => label)
}

describe('what is offered for a song that waits', () => {
  it('is everything where everyone decides, but for what leads nowhere', () => {
    const all = ['Play now', 'Play next', 'Move up', 'Move down', 'Move to the end', 'Find it elsewhere', 'Remove']
    expect(offered(1, 'everyone')).toEqual(all)
    expect(offered(3, 'everyone')).toEqual(all.filter((label) => !['Move down', 'Move to the end'].includes(label)))
  })

  it('where votes decide, is no way to move it but to the very front', () => {
    expect(offered(1, 'everyone', 'votes')).toEqual(['Play now', 'Play next', 'Find it elsewhere', 'Remove'])
  })

  it('by turns moves among one person’s songs', () => {
    expect(offered(3, 'everyone', 'turns')).toContain('Move to the top')
    expect(offered(3, 'everyone', 'turns')).not.toContain('Move down')
  })

  it('is nothing to a listener where DJs decide', () => {
    expect(offered(0, 'djs')).toEqual([])
    expect(offered(1, 'djs')).toEqual([])
  })
})
