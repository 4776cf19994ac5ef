import { expect, test } from 'vitest'
import { roomHead, startHead } from './previews.ts'

const AT = 'https://music.example'
const playing = { title: 'Midnight', artist: 'Ada', coverUrl: '/media/covers/aa.jpg' }
const room = { isOpen: true as const, name: 'Den', listeners: 3, playing }

test('an open room tells its name, what it plays and how many listen', () => {
  expect(roomHead(room, '/room/abcdef', AT)).toEqual({
    title: 'Midnight – Ada · Den · Earshot',
    heading: 'Midnight – Ada · Den',
    text: '3 people are listening. Open the link and hear the same instant of the same song.',
    url: 'https://music.example/room/abcdef',
    picture: { url: 'https://music.example/media/covers/aa.jpg', isWide: false },
  })
})

test('one that plays nothing tells its name, and shows our own picture', () => {
  const head = roomHead({ ...room, listeners: 0, playing: null }, '/room/abcdef', AT)
  expect(head).toMatchObject({
    title: 'Den · Earshot',
    heading: 'Den',
    picture: { url: 'https://music.example/preview.jpg', isWide: true },
  })
  expect(head.text).toMatch(/^Nobody is there yet\./)
  expect(roomHead({ ...room, listeners: 1 }, null, AT).text).toMatch(/^One person is listening\./)
})

test('a room with a door tells that it is a room and nothing else', () => {
  expect(roomHead({ isOpen: false }, '/room/abcdef', AT)).toEqual({
    title: null,
    heading: 'A room on Earshot',
    text: 'Open the link and hear the same instant of the same song.',
    url: 'https://music.example/room/abcdef',
    picture: { url: 'https://music.example/preview.jpg', isWide: true },
  })
})

test('long names are cut where they can be read', () => {
  const head = roomHead({ ...room, name: '🎈'.repeat(80), playing: { ...playing, title: 'x'.repeat(300) } }, null, AT)
  expect(head.heading).toBe(`${'x'.repeat(79)}… · ${'🎈'.repeat(49)}…`)
})

test('a cover of elsewhere is not shown, and an artist who is not known leaves no dash', () => {
  for (const coverUrl of ['https://evil.example/a.png', '//evil.example/a.png', 'javascript:alert(1)', 'http://']) {
    const head = roomHead({ ...room, playing: { title: 'Midnight', artist: '', coverUrl } }, null, AT)
    expect([head.heading, head.picture?.url]).toEqual(['Midnight · Den', 'https://music.example/preview.jpg'])
  }
})

test('a server that does not know where it is gives no addresses', () => {
  for (const head of [startHead(null), roomHead(room, '/room/abcdef', null)]) {
    expect([head.url, head.picture]).toEqual([null, null])
  }
})
