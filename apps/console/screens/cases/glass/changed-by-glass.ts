/** Reads that are another answer once somebody let themselves into a case, or left it. */
export const changedByGlass = ['list-cases', 'list-other-cases', 'read-case', 'read-self', 'list-members'] as const
