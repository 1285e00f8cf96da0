import { linkTarget, realPath } from '../../../base/files/index.ts'

/**
 * The allowed folder that `path` is in, by its text and, where it can be seen from here, by where it really lies: a link inside an allowed
 * folder must not lead out of it. Undefined: in none.
 */
export function allowedRoot(allowed: readonly string[], path: string): string | undefined {
  if (path.split('/').includes('..')) return undefined
  return allowed.find((root) => isWithin(root, path) && !leadsOut(root, path))
}

/** Where `path` really lies. Undefined where links have led it out of `root`; throws where it is not there. */
export function pathWithin(root: string, path: string): string | undefined {
  const real = realPath(path)
  return isWithin(realPath(root), real) ? real : undefined
}

/** A path that is not there (yet, or not on this machine) leads nowhere; whoever takes it in looks again. */
function leadsOut(root: string, path: string): boolean {
  const target = linkTarget(path)
  return target !== undefined && !isWithin(linkTarget(root)?.path ?? root, target.path)
}

const isWithin = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`)
