import { describe, expect, it } from 'vitest'
import { codeOfAddress, parseRoomCode, roomLink, roomRoute } from './room-code.ts'

describe('a room code', () => {
  it.each([
    ['k7m2qx'],
    ['K7M2QX'],
    [' k7m 2qx '],
    ['K7M-2QX'],
    ['k7m–2qx'],
    ['https://earshot.example/room/k7m2qx'],
    ['https://earshot.example/room/K7M2QX?utm=1#x'],
    ['Come here: http://localhost:8080/room/k7m2qx and listen'],
  ])('is found in %s', (text) => {
    expect(parseRoomCode(text)).toBe('k7m2qx')
  })

  it.each([[''], ['k7m2q'], ['k7m2qxx'], ['k7m2q0'], ['k7m2ql'], ['hello world'], ['https://earshot.example/']])(
    'is not found in %j',
    (text) => {
      expect(parseRoomCode(text)).toBeNull()
    },
  )

  it('survives the way through a link and through a route', () => {
    const code = parseRoomCode('k7m2qx')
    if (code === null) throw new Error('unreachable')
    for (const address of [roomLink('https://earshot.example', code), `https://earshot.example${roomRoute(code)}`]) {
      expect(codeOfAddress(new URL(address))).toBe(code)
    }
  })

  it('is absent from the bare prerendered page', () => {
    expect(codeOfAddress({ pathname: '/room/_', hash: '' })).toBeNull()
  })
})
