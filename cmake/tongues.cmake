# people/tongues/LANG.txt, compiled in. Included, it adds the rule to the room people; run as a
# script (the rule does that whenever such a file changes), it writes the source file.
if(CMAKE_SCRIPT_MODE_FILE)
  set(rows "")
  file(GLOB tongues ${FOLDER}/*.txt)
  list(SORT tongues)
  foreach(file IN LISTS tongues)
    cmake_path(GET file STEM lang)
    file(READ "${file}" words)
    # A literal may hold 64 KiB by the standard; adjoining ones are one.
    string(REPLACE "\n\n" "\n)words\"\n    R\"words(\n" words "${words}")
    string(APPEND rows "    {\"${lang}\", R\"words(${words})words\"},\n")
  endforeach()
  file(WRITE ${OUTPUT} "#include \"people/statements/tongue.h\"

namespace people {

std::span<const TongueFile> tongue_files() {
  static constexpr TongueFile kFiles[] = {
${rows}  };
  return kFiles;
}

}  // namespace people
")
  return()
endif()

set(tongue_folder ${CMAKE_SOURCE_DIR}/people/tongues)
set(tongues_source ${CMAKE_BINARY_DIR}/tongues.cpp)
file(GLOB tongue_files CONFIGURE_DEPENDS ${tongue_folder}/*.txt)
add_custom_command(OUTPUT ${tongues_source}
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${tongue_folder} -DOUTPUT=${tongues_source}
          -P ${CMAKE_SOURCE_DIR}/cmake/tongues.cmake
  DEPENDS ${tongue_files} ${CMAKE_SOURCE_DIR}/cmake/tongues.cmake
  COMMENT "tongues.cpp" VERBATIM)
target_sources(people PRIVATE ${tongues_source})
