/** Where the worklet's module is served; its content is part of its address, so an old one is never met. */
export const WORKLET_URL = '/worklets/stream.js?v=5dcfddce'
