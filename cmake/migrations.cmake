# storage/migrations/NNNN_what.sql, compiled in. Included, it adds the rule to the room storage; run as
# a script (the rule does that whenever a migration changes), it writes the source file.
if(CMAKE_SCRIPT_MODE_FILE)
  set(rows "")
  file(GLOB migrations ${FOLDER}/*.sql)
  list(SORT migrations)
  foreach(file IN LISTS migrations)
    cmake_path(GET file STEM stem)
    if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
      message(FATAL_ERROR "${file}: a migration is named NNNN_what.sql")
    endif()
    set(name ${CMAKE_MATCH_2})
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    file(READ "${file}" sql)
    string(APPEND rows "      {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
  endforeach()
  file(WRITE ${OUTPUT} "#include \"storage/migrate.h\"

namespace storage {

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> compiled_in = {
${rows}  };
  return compiled_in;
}

}  // namespace storage
")
  return()
endif()

set(migration_folder ${CMAKE_SOURCE_DIR}/storage/migrations)
set(migrations_source ${CMAKE_BINARY_DIR}/migrations.cpp)
file(GLOB migration_files CONFIGURE_DEPENDS ${migration_folder}/*.sql)
add_custom_command(OUTPUT ${migrations_source}
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${migration_folder} -DOUTPUT=${migrations_source}
          -P ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
  DEPENDS ${migration_files} ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
  COMMENT "migrations.cpp" VERBATIM)
target_sources(storage PRIVATE ${migrations_source})
