// Closes the box "Page not found" that stands over the page it says was not found.
(function close(tries) {
  const box = [...document.querySelectorAll('[role="dialog"]')].find((one) => one.textContent.includes("Page not found"));
  const button = box && box.querySelector('button[aria-label="Close"]');
  if (button) button.click();
  else if (tries > 0) setTimeout(() => close(tries - 1), 100);
})(50);
