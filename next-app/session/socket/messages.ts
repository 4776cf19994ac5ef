/** From the page to the socket worker. `socket` numbers the sockets of a page. */
export type SocketOrder =
  | { do: 'open'; socket: number; url: string }
  | { do: 'send'; socket: number; text: string }
  /** Sends a clock probe, stamped by the worker itself. */
  | { do: 'probe'; socket: number }
  | { do: 'close'; socket: number }

/** From the socket worker to the page. `at`: when the frame came, in ms since 1970. */
export type SocketNews =
  | { say: 'opened'; socket: number }
  | { say: 'received'; socket: number; text: string; at: number }
  | { say: 'closed'; socket: number; code: number }
