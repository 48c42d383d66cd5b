// Ties each slider to its box. A figure moved by the slider is typed into the box, so that there is one figure.
for (const slider of document.querySelectorAll("[data-slider-of]")) {
  const box = document.getElementById(slider.dataset.sliderOf);
  const unit = box.parentElement.querySelector(".govuk-input__suffix")?.textContent ?? "";
  const sign = box.parentElement.querySelector(".govuk-input__prefix")?.textContent ?? "";
  const say = () => slider.setAttribute("aria-valuetext", `${sign}${box.value}${unit === "%" ? "" : " "}${unit}`.trim());
  const follow = () => {
    const number = Number(box.value.replace(/[£%,\s]/g, ""));
    if (box.value.trim() !== "" && Number.isFinite(number)) slider.value = number;
    say();
  };
  follow();
  slider.hidden = false;
  box.addEventListener("input", follow);
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    box.value = slider.value;
    say();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
