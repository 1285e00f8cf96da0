/**
 * What the browser may do for the console: load from this server, nothing else. The server sends it as `content-security-policy` with
 * every page and file. No inline script or style is used; no policy may turn text into HTML (`trusted-types 'none'`), so text from the
 * evidence cannot become code. Styles that scripts set on elements (sizes of bars and rows) are not inline styles to the browser.
 */
export const consolePolicy: string = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')
