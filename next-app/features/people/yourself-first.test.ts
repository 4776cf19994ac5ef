import { describe, expect, it } from 'vitest'
import { demoUser } from '../../session/testing/demo-room.ts'
import { yourselfFirst } from './yourself-first.ts'

const [mila, tom, you] = [demoUser('Mila'), demoUser('Tom'), demoUser('You')]

describe('who is here', () => {
  it('begins with you, the others as they came', () => {
    expect(yourselfFirst([mila, you, tom], you)).toEqual([you, mila, tom])
  })

  it('has you in it even before the others were told', () => {
    expect(yourselfFirst([mila], you)).toEqual([you, mila])
  })

  it('shows the name the room knows you by', () => {
    expect(yourselfFirst([{ ...you, name: 'New' }], you)).toEqual([{ ...you, name: 'New' }])
  })

  it('is as told while you are nobody yet', () => {
    expect(yourselfFirst([mila, tom], null)).toEqual([mila, tom])
  })
})
