/** In the page: moves the table by 240 pixels at each frame for 3 seconds, and leaps by its bar, as people do. */
export const scrollTable = `new Promise((done) => {
  const grid = document.querySelector('[role=grid]')
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask' })
  const from = performance.now()
  let frames = 0
  const step = () => {
    frames++
    if (frames % 60 === 0) grid.scrollTop += 500000
    else grid.scrollTop += 240
    if (performance.now() - from < 3000) requestAnimationFrame(step)
    else done({ frames: (1000 * frames) / (performance.now() - from), longest })
  }
  requestAnimationFrame(step)
})`

/** In the page: notes the slowest key, from the press to the next drawing, as browsers measure it (Event Timing, in steps of 8 ms). */
export const noteKeys = `window.slowest = 0
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.slowest = Math.max(window.slowest, duration)
}).observe({ type: 'event', durationThreshold: 16 })`

/**
 * In the page, once: `timeUntil(isThere, act)` answers the milliseconds until what is wanted is drawn: from `act`, or from the next press of
 * mouse or Enter.
 */
export const timing = `window.timeUntil = (isThere, act) => new Promise((done) => {
  const begin = (from) => {
    const check = () => {
      if (!isThere()) return false
      observer.disconnect()
      requestAnimationFrame(() => done(performance.now() - from))
      return true
    }
    const observer = new MutationObserver(check)
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
  }
  if (act !== undefined) {
    begin(performance.now())
    act()
    return
  }
  const pressed = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter') return
    removeEventListener('pointerup', pressed, true)
    removeEventListener('keydown', pressed, true)
    begin(performance.now())
  }
  addEventListener('pointerup', pressed, true)
  addEventListener('keydown', pressed, true)
})`

/** In the page: rows are drawn, and none of them still waits for its person. */
export const rowsAreThere = `() => {
  const rows = document.querySelectorAll('[role=grid] .grid-row')
  return rows.length > 0 && [...rows].every((row) => row.getAttribute('aria-busy') !== 'true')
}`
