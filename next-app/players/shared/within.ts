/**
 * Does something that a signal of its own ends: after `ms`, or when `signal` does. Rejects as `act` does.
 * Safari before 17.4 has no `AbortSignal.any`, and a question without an end to it would never be asked again.
 */
export const within = async <Value>(
  ms: number,
  signal: AbortSignal,
  act: (limited: AbortSignal) => Promise<Value>,
): Promise<Value> => {
  const limit = new AbortController()
  const end = () => limit.abort(signal.reason)
  if (signal.aborted) end()
  const timer = setTimeout(() => limit.abort(new DOMException('it took too long', 'TimeoutError')), ms)
  signal.addEventListener('abort', end)
  try {
    return await act(limit.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
