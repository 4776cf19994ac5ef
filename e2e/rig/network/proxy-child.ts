import { seededRandom } from '../random.ts'
import { delayProxy } from './delay-proxy.ts'
import type { Path } from './networks.ts'

// A delay proxy as a process of its own: the first message says where to and how, the answer is the port.
process.once('message', async ({ targetPort, path, seed }: { targetPort: number; path: Path; seed: number }) => {
  const { port } = await delayProxy(targetPort, path, seededRandom(seed))
  process.send?.({ port })
})
// Whoever started it is gone.
process.once('disconnect', () => process.exit(0))
