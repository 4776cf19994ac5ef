'use client'

import { type ComponentType, lazy, Suspense, useSyncExternalStore } from 'react'

const Nothing = () => null
const never = () => () => {}

/**
 * A part of the page that is brought when it is drawn for the first time, and only in a browser; `Waiting` stands in its place until
 * then. `bring` answers what to draw instead where it cannot be had.
 */
export const later = <Props extends object>(
  bring: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType = Nothing,
): ComponentType<Props> => {
  const Part = lazy(async () => ({ default: await bring() }))
  return (props: Props) => {
    const isAwake = useSyncExternalStore(
      never,
      () => true,
      () => false,
    )
    if (!isAwake) return <Waiting />
    return (
      <Suspense fallback={<Waiting />}>
        <Part {...(props as Props & object)} />
      </Suspense>
    )
  }
}
