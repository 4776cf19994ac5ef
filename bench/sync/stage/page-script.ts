/**
 * The source of a call of a function that runs in a page before the page's own scripts. The function must stand alone but
 * for its argument, which is copied. What runs this program names its functions by a helper that no page has.
 */
export const pageScript = <Argument>(run: (argument: Argument) => void, argument: Argument): string =>
  `{ const __name = (it) => it; (${run})(${JSON.stringify(argument)}) }`
