import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

describe('a password', () => {
  it('is known again, and another is not', async () => {
    const hash = await hashPassword('correct horse')
    expect(await isPassword('correct horse', hash)).toBe(true)
    expect(await isPassword('Correct horse', hash)).toBe(false)
  })

  it('is the same however its letters are composed', async () => {
    expect(await isPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true)
  })

  it('leaves nothing of itself in what is kept, and each time something else', async () => {
    const [first, second] = await Promise.all([hashPassword('moonlight'), hashPassword('moonlight')])
    expect(first).not.toContain('moonlight')
    expect(first).not.toBe(second)
  })

  it('is not known by what is no hash of ours', async () => {
    for (const hash of ['', 'scrypt$$', 'scrypt$a$b', 'plain$c2FsdA$cGFzc3dvcmQ']) {
      expect(await isPassword('', hash)).toBe(false)
    }
  })
})
