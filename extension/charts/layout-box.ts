import { type Chart as Drawing, type LayoutItem, layouts, type Plugin } from 'chart.js';

/** Adds a box above the plot; a greater `weight` stands further from it. `height` is asked with the width there is. */
export function addBoxAbove(
  drawing: Drawing,
  weight: number,
  height: (width: number) => number,
  draw: (box: LayoutItem) => void,
): void {
  const box: LayoutItem & { readonly options: object } = {
    // Chart.js reads `options` of every box, though its types do not say so.
    options: {},
    position: 'top',
    weight,
    fullSize: true,
    width: 0,
    height: 0,
    left: 0,
    top: 0,
    right: 0,
    bottom: 0,
    isHorizontal: () => true,
    update(width) {
      this.width = width;
      this.height = height(width);
    },
    draw() {
      draw(this);
    },
  };
  layouts.addBox(drawing, box);
}

/** Empty room between the plot and what stands above it. */
export function roomAbove(height: number): Plugin {
  return {
    id: 'ska-room',
    beforeInit(drawing) {
      addBoxAbove(
        drawing,
        10,
        () => height,
        () => {},
      );
    },
  };
}
