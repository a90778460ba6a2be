interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;

/**
 * Where a card stands: beside its anchor on the side with the most room, or inside it when no side has enough, and always
 * wholly in the window. In the middle without an anchor. CSS pixels.
 */
export function placeCard(anchor: Box | undefined, card: Pick<Box, 'width' | 'height'>, view: Pick<Box, 'width' | 'height'>): Pick<Box, 'left' | 'top'> {
  const kept = (left: number, top: number) => ({
    left: Math.round(Math.max(GAP, Math.min(view.width - card.width - GAP, left))),
    top: Math.round(Math.max(GAP, Math.min(view.height - card.height - GAP, top))),
  });
  if (!anchor) return kept((view.width - card.width) / 2, (view.height - card.height) / 2);
  const right = anchor.left + anchor.width;
  const bottom = anchor.top + anchor.height;
  const sides = [
    { room: view.width - right - card.width, at: () => kept(right + GAP, anchor.top + GAP) },
    { room: anchor.left - card.width, at: () => kept(anchor.left - card.width - GAP, anchor.top + GAP) },
    { room: anchor.top - card.height, at: () => kept(anchor.left + GAP, anchor.top - card.height - GAP) },
    { room: view.height - bottom - card.height, at: () => kept(anchor.left + GAP, bottom + GAP) },
  ];
  const best = sides.reduce((widest, side) => (side.room > widest.room ? side : widest));
  return best.room >= 2 * GAP ? best.at() : kept(anchor.left + (anchor.width - card.width) / 2, anchor.top + (anchor.height - card.height) / 2);
}
