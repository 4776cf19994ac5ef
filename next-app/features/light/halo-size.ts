/** The halo's pixels to a side; the cover takes up the middle `COVER_PX` of them. `.halo` in light.css says the same. */
export const HALO_PX = 64
export const COVER_PX = 40
