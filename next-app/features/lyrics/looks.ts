/** What lyrics scroll in: they come out of nothing at the upper edge, and go into nothing at the lower. Heights in it are cqh. */
export const scroller =
  'relative h-full overflow-y-auto overscroll-contain [container-type:size] [scrollbar-width:none] mask-[linear-gradient(transparent,black_16%,black_84%,transparent)]'
