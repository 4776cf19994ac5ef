import { describe, expect, it } from 'vitest'
import {
  codeOfAddress,
  inviteHashOf,
  inviteKeyOf,
  inviteLink,
  parseRoomCode,
  roomLink,
  roomRoute,
} from './room-code.ts'

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

describe('an invitation', () => {
  const key = 'AbcdefGHIJ-_0123456789'
  const code = parseRoomCode('k7m2qx')
  if (code === null) throw new Error('unreachable')

  it('survives the way through a link and through a route, and the code beside it', () => {
    const route = new URL(`https://earshot.example${roomRoute(code, key)}`)
    for (const address of [new URL(inviteLink('https://earshot.example', code, key)), route]) {
      expect(inviteKeyOf(address.hash)).toBe(key)
      expect(inviteHashOf(address.hash)).toBe(`#invite=${key}`)
      expect(codeOfAddress(address)).toBe(code)
    }
  })

  it('is found in a link pasted with words around it', () => {
    const text = `Come: ${inviteLink('https://earshot.example', code, key)} tonight`
    expect([parseRoomCode(text), inviteKeyOf(text)]).toEqual([code, key])
  })

  it.each([['#k7m2qx'], ['#invite='], ['#invite=short'], ['#invite=has spaces in its key'], ['']])(
    'is not in %j',
    (hash) => {
      expect(inviteKeyOf(hash)).toBeUndefined()
      expect(inviteHashOf(hash)).toBe('')
    },
  )
})
