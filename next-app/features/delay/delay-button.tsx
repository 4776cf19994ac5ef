'use client'

import { Button } from '../../components/button.tsx'
import { words } from '../../lib/words.ts'
import { showDelay } from './use-delay-panel.ts'

/** The way to everything about this device's output delay. */
export const DelayButton = () => <Button onClick={() => showDelay('move')}>{words.delay.open}</Button>
